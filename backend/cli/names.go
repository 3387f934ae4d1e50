package cli

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// names are first and last names by where they are usual, each with how it is
// written in an address.
var names = []struct{ first, last string }{
	{
		"Amélie=amelie Benoît=benoit Hélène=helene Gaël=gael Noémie=noemie Rémi=remi Zoé=zoe Loïc=loic",
		"Besançon=besancon Château=chateau Désormeaux=desormeaux Gérard=gerard Lemaître=lemaitre Périgord=perigord",
	},
	{
		"Agnieszka=agnieszka Michał=michal Małgorzata=malgorzata Paweł=pawel Grażyna=grazyna Wojciech=wojciech",
		"Dąbrowski=dabrowski Jabłoński=jablonski Kościuk=kosciuk Mączka=maczka Wójcik=wojcik Źródlak=zrodlak",
	},
	{
		"Jörg=joerg Käthe=kaethe Björn=bjoern Sabine=sabine Günther=guenther Annelore=annelore Moritz=moritz",
		"Schröder=schroeder Weiß=weiss Krüger=krueger Böhme=boehme Vogel=vogel Hägele=haegele Straßburg=strassburg",
	},
	{
		"أحمد=ahmad فاطمة=fatima يوسف=yusuf مريم=maryam كريم=karim نورة=noura سمير=samir",
		"العلوي=alawi منصور=mansour الخطيب=khatib درويش=darwish بن_سعيد=bensaid الزهراني=zahrani",
	},
	{
		"Ελένη=eleni Γιώργος=giorgos Μαρία=maria Δημήτρης=dimitris Κατερίνα=katerina Νίκος=nikos",
		"Αντωνίου=antoniou Δημητρίου=dimitriou Ιωάννου=ioannou Καραμανλής=karamanlis Οικονόμου=oikonomou",
	},
	{
		"Joaquín=joaquin Íñigo=inigo Lucía=lucia Begoña=begona Andrés=andres Ángela=angela João=joao Inês=ines",
		"Ibáñez=ibanez Muñoz=munoz Peñalver=penalver Gutiérrez=gutierrez Magalhães=magalhaes Conceição=conceicao",
	},
	{
		"Åsa=asa Jørgen=jorgen Þóra=thora Sigríður=sigridur Håkon=hakon Signe=signe Väinö=vaino",
		"Ångström=angstrom Bjørnson=bjornson Øverland=overland Sjöberg=sjoberg Þórsdóttir=thorsdottir Mäkelä=makela",
	},
	{
		"Олена=olena Андрій=andrii Наталія=nataliia Сергій=serhii Ірина=iryna Богдан=bohdan",
		"Коваленко=kovalenko Бондаренко=bondarenko Ткаченко=tkachenko Мельник=melnyk Лисенко=lysenko",
	},
}

// somebody is a name and an address, which the number makes unique.
func somebody(random *rand.Rand, number int) (first, last, address string) {
	from := names[random.IntN(len(names))]
	first, a := pick(random, from.first)
	last, b := pick(random, from.last)
	return first, last, fmt.Sprintf("%s.%s.%d%s", a, b, number, demoDomain)
}

func pick(random *rand.Rand, from string) (name, written string) {
	all := strings.Fields(from)
	name, written, _ = strings.Cut(all[random.IntN(len(all))], "=")
	return strings.ReplaceAll(name, "_", " "), written
}
